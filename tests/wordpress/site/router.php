<?php
/* What PHP's own server asks about every request: a web server's rewrite rules for WordPress, in a few lines. */

$path = $_SERVER['DOCUMENT_ROOT'] . rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ?: '/' );
if ( is_file( $path ) || is_file( rtrim( $path, '/' ) . '/index.html' ) ) {
	return false; // The server sends it as it is: pictures, and the reader in its folder.
}

// A page of WordPress asks nobody else either, whatever is embedded in it. A reader in it is a module.
header( "Content-Security-Policy: default-src 'self' 'unsafe-inline' data:; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'" );
// What of a path lies behind a script's name would be taken for an address of WordPress's own.
unset( $_SERVER['PATH_INFO'] );
$_SERVER['SCRIPT_NAME']     = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . '/index.php';
require $_SERVER['SCRIPT_FILENAME'];
