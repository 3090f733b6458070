<?php
/* Shows every post in the reader of the plugin Maqal, in the look of this theme. */

// As if "Show every post in the reader" were checked under Settings → Reading.
add_filter( 'pre_option_maqal_every_post', '__return_true' );

// The attributes of the reader around a post. This theme is always light.
add_filter(
	'maqal_attributes',
	function ( $attributes ) {
		return array( 'theme' => 'light' ) + $attributes;
	}
);

add_action(
	'wp_enqueue_scripts',
	function () {
		wp_enqueue_style( 'maqal-example', get_stylesheet_uri(), array(), '1.0' );
	}
);
