<?php
/*
 * Installs WordPress with its own installer, configures it as an Arabic newspaper, and installs and activates the plugin
 * whose archive is the first argument.
 */

( new mysqli( null, 'root', '', '', 0, getenv( 'MAQAL_WORDPRESS_SOCKET' ) ) )
	->query( 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' );

define( 'WP_INSTALLING', true );
require __DIR__ . '/wp-load.php';

// Overrides a function of WordPress that would send an email.
function wp_new_blog_notification() {}
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

// The installer requests a page, and if that works, sets URLs that contain the names of posts.
wp_install( 'جريدة الوادي', EDITOR, 'editor@news.example', true, '', EDITOR_PASSWORD );
if ( ! get_option( 'permalink_structure' ) ) {
	fwrite( STDERR, "install: the server does not route URLs without a file to WordPress.\n" );
	exit( 1 );
}

update_option( 'blogdescription', 'أخبار القرى & المدن' );
update_option( 'timezone_string', 'Asia/Riyadh' );
update_option( 'date_format', 'j F Y' );
update_option( 'show_avatars', 0 ); // Avatars come from another server.
switch_theme( 'maqal' );

// Like the upload of a plugin in the administration.
require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
$messages  = new Automatic_Upgrader_Skin();
$installed = ( new Plugin_Upgrader( $messages ) )->install( realpath( $argv[1] ) );
$activated = true === $installed ? activate_plugin( 'maqal/maqal.php' ) : null;
if ( true !== $installed || is_wp_error( $activated ) ) {
	$why = is_wp_error( $activated ) ? $activated->get_error_messages() : $messages->get_upgrade_messages();
	fwrite( STDERR, 'install: the plugin could not be activated: ' . implode( ' ', $why ) . "\n" );
	exit( 1 );
}
// The administration is in Arabic.
update_user_meta( get_user_by( 'login', EDITOR )->ID, 'locale', 'ar' );
