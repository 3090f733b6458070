<?php
/* The router script of PHP's built-in server: the rewrite rules of a web server for WordPress. */

$path = $_SERVER['DOCUMENT_ROOT'] . rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ?: '/' );
if ( is_file( $path ) || is_file( rtrim( $path, '/' ) . '/index.html' ) ) {
	return false; // The server sends the file: images, and the files of the reader.
}

// A page sends no requests to other servers. The reader needs wasm.
header( "Content-Security-Policy: default-src 'self' 'unsafe-inline' data:; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'" );
// WordPress would interpret the path after the name of a script as one of its own URLs.
unset( $_SERVER['PATH_INFO'] );
$_SERVER['SCRIPT_NAME']     = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . '/index.php';
require $_SERVER['SCRIPT_FILENAME'];
