<?php
/* Installs WordPress with its own installer, and makes the choices of an Arabic newspaper. */

( new mysqli( null, 'root', '', '', 0, getenv( 'MAQAL_WORDPRESS_SOCKET' ) ) )
	->query( 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' );

define( 'WP_INSTALLING', true );
require __DIR__ . '/wp-load.php';

// WordPress lets a site bring its own of this: nobody is to be written to.
function wp_new_blog_notification() {}
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

// It asks the server for a page, and where that works it chooses addresses with the names of posts in them.
wp_install( 'جريدة الوادي', 'editor', 'editor@news.example', true, '', wp_generate_password() );
if ( ! get_option( 'permalink_structure' ) ) {
	fwrite( STDERR, "install: the server does not lead addresses of no file to WordPress.\n" );
	exit( 1 );
}

update_option( 'blogdescription', 'أخبار القرى & المدن' );
update_option( 'timezone_string', 'Asia/Riyadh' );
update_option( 'date_format', 'j F Y' );
switch_theme( 'maqal' );
