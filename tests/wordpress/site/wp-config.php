<?php
/* The configuration of WordPress for the tests. Variable values come from the environment (.ci/wordpress.sh). */

define( 'DB_HOST', 'localhost:' . getenv( 'MAQAL_WORDPRESS_SOCKET' ) );
define( 'DB_NAME', 'wordpress' );
// The database has no passwords. Its socket is in a folder that only its owner can access.
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';

define( 'WP_HOME', getenv( 'MAQAL_WORDPRESS_ADDRESS' ) );
define( 'WP_SITEURL', WP_HOME );

// No requests to other servers, and no background tasks.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_AUTO_UPDATE_CORE', false );

// Logs the warnings of PHP and WordPress: the tests expect none. The login page is an exception, because it is independent of
// the plugin, and older versions of WordPress use deprecated features of PHP there.
define( 'WP_DEBUG', 'wp-login.php' !== basename( $_SERVER['SCRIPT_NAME'] ) );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', __DIR__ . '/wp-content/debug.log' );

// WordPress writes plugins directly, whichever user owns the files.
define( 'FS_METHOD', 'direct' );

// Only the tests log in, so the keys need not be secret. Without keys, WordPress would generate them in the database.
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $name ) {
	define( "{$name}_KEY", "the test's key for $name" );
	define( "{$name}_SALT", "the test's salt for $name" );
}

// The user of the tests.
define( 'EDITOR', 'editor' );
define( 'EDITOR_PASSWORD', 'the password of the test' );

require_once ABSPATH . 'wp-settings.php';
