<?php
/* The configuration of the test's own WordPress: all that varies comes from the environment, see .ci/wordpress.sh. */

define( 'DB_HOST', 'localhost:' . getenv( 'MAQAL_WORDPRESS_SOCKET' ) );
define( 'DB_NAME', 'wordpress' );
// The server asks nobody who they are: its socket stands in a folder that only its owner can enter.
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';

define( 'WP_HOME', getenv( 'MAQAL_WORDPRESS_ADDRESS' ) );
define( 'WP_SITEURL', WP_HOME );

// Nothing leaves this machine, and nothing happens that the test did not ask for.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_AUTO_UPDATE_CORE', false );

// What PHP and WordPress complain of is kept: that is to be nothing. But the page where one signs in is WordPress's
// alone, and older versions use PHP there as it may be used no more.
define( 'WP_DEBUG', 'wp-login.php' !== basename( $_SERVER['SCRIPT_NAME'] ) );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', __DIR__ . '/wp-content/debug.log' );

// It may write where its own plugins are, whoever owns them.
define( 'FS_METHOD', 'direct' );

// Nobody signs in but the test, so the keys need not be secret. Without them WordPress would make up its own in the database.
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $name ) {
	define( "{$name}_KEY", "the test's key for $name" );
	define( "{$name}_SALT", "the test's salt for $name" );
}

// Who signs in.
define( 'EDITOR', 'editor' );
define( 'EDITOR_PASSWORD', 'the password of the test' );

require_once ABSPATH . 'wp-settings.php';
