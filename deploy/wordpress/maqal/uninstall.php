<?php
/* Deletes the settings, on every site of a network. */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

$sites = is_multisite() ? get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) : array( get_current_blog_id() );
foreach ( $sites as $site ) {
	if ( is_multisite() ) {
		switch_to_blog( $site );
	}
	delete_option( 'maqal_every_post' );
	delete_option( 'maqal_script_url' );
	if ( is_multisite() ) {
		restore_current_blog();
	}
}
