<?php
/* The script of a page with readers. It loads all other files from its own folder. */

namespace Maqal;

const SCRIPT     = 'maqal';
const SCRIPT_URL = 'maqal_script_url';

add_filter( 'script_loader_tag', __NAMESPACE__ . '\as_module', 10, 3 );

/** Adds the script to the page, once. */
function use_script(): void {
	$own = plugins_url( 'dist/maqal.js', FILE );
	/**
	 * Filters the URL of the reader's script, `maqal.js`. The other files must be in the same folder.
	 *
	 * @param string $address The URL under Settings → Reading, or else that of the plugin's script.
	 */
	$address = (string) apply_filters( 'maqal_script_url', get_option( SCRIPT_URL ) ?: $own );
	// The version of the plugin does not apply to another copy of the script.
	$version = $address === $own ? VERSION : null;
	if ( function_exists( 'wp_enqueue_script_module' ) ) {
		wp_enqueue_script_module( SCRIPT, $address, array(), $version );
	} else {
		wp_enqueue_script( SCRIPT, $address, array(), $version, true );
	}
}

/** Before WordPress 6.5, the tag has to be rewritten to make the script a module. */
function as_module( $tag, $handle, $address ) {
	if ( SCRIPT !== $handle ) {
		return $tag;
	}
	return wp_get_script_tag(
		array(
			'type' => 'module',
			'src'  => $address,
			'id'   => 'maqal-js',
		)
	);
}
