<?php
/* The reader for every post: the content of the post becomes the fallback. */

namespace Maqal;

const EVERY_POST = 'maqal_every_post';

// Late, after the filters that create the content: the fallback is what the page would show without the reader.
add_filter( 'the_content', __NAMESPACE__ . '\in_reader', PHP_INT_MAX );

function in_reader( $content ) {
	$src = is_string( $content ) && get_option( EVERY_POST ) && is_whole_post() ? post_address( get_post() ) : '';
	// A post that has a reader of its own needs no second one around it, and one that is wrapped no third.
	if ( '' === $src || false !== strpos( $content, '<maqal-reader' ) ) {
		return $content;
	}
	/**
	 * Filters how the reading view of a post looks.
	 *
	 * @param array    $attributes The element's attributes, such as `array( 'theme' => 'light', 'no-share' => true )`.
	 * @param \WP_Post $post       The post.
	 */
	$attributes = (array) apply_filters( 'maqal_attributes', array(), get_post() );
	return element( $src, $attributes, $content );
}

/** Whether this is the whole, public content of the post that the page shows. */
function is_whole_post(): bool {
	/**
	 * Filters which types of posts have the reading view.
	 *
	 * @param string[] $types The names of the types.
	 */
	$types = apply_filters( 'maqal_post_types', array( 'post' ) );
	return is_page()
		&& is_singular( $types )
		&& in_the_loop()
		&& is_main_query()
		&& get_the_ID() === get_queried_object_id()
		// The REST API knows what is published, and no pages of it.
		&& ! is_preview()
		&& get_query_var( 'page' ) < 2
		// An excerpt is made of the content as well.
		&& ! doing_filter( 'get_the_excerpt' );
}
