<?php
/*
 * Installs WordPress with its own installer, makes the choices of an Arabic newspaper, and installs and activates the
 * plugin whose archive is the first argument.
 */

( new mysqli( null, 'root', '', '', 0, getenv( 'MAQAL_WORDPRESS_SOCKET' ) ) )
	->query( 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' );

define( 'WP_INSTALLING', true );
require __DIR__ . '/wp-load.php';

// WordPress lets a site bring its own of this: nobody is to be written to.
function wp_new_blog_notification() {}
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

// It asks the server for a page, and where that works it chooses addresses with the names of posts in them.
wp_install( 'جريدة الوادي', EDITOR, 'editor@news.example', true, '', EDITOR_PASSWORD );
if ( ! get_option( 'permalink_structure' ) ) {
	fwrite( STDERR, "install: the server does not lead addresses of no file to WordPress.\n" );
	exit( 1 );
}

update_option( 'blogdescription', 'أخبار القرى & المدن' );
update_option( 'timezone_string', 'Asia/Riyadh' );
update_option( 'date_format', 'j F Y' );
update_option( 'show_avatars', 0 ); // They would come from another server.
switch_theme( 'maqal' );

// As the page for plugins does it with a file that is uploaded there.
require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
$messages  = new Automatic_Upgrader_Skin();
$installed = ( new Plugin_Upgrader( $messages ) )->install( realpath( $argv[1] ) );
$activated = true === $installed ? activate_plugin( 'maqal/maqal.php' ) : null;
if ( true !== $installed || is_wp_error( $activated ) ) {
	$why = is_wp_error( $activated ) ? $activated->get_error_messages() : $messages->get_upgrade_messages();
	fwrite( STDERR, 'install: the plugin does not start: ' . implode( ' ', $why ) . "\n" );
	exit( 1 );
}
// Who edits the newspaper sees its offices in Arabic.
update_user_meta( get_user_by( 'login', EDITOR )->ID, 'locale', 'ar' );
