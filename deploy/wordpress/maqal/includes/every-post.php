<?php
/* The reader for every post: the content of the post becomes the fallback. */

namespace Maqal;

const EVERY_POST = 'maqal_every_post';

// Late, after the filters that create the content: the fallback is what the page would show without the reader.
add_filter( 'the_content', __NAMESPACE__ . '\in_reader', PHP_INT_MAX );

function in_reader( $content ) {
	$src = is_string( $content ) && get_option( EVERY_POST ) && is_whole_post() ? post_address( get_post() ) : '';
	// A post that already contains a reader gets no other one.
	if ( '' === $src || false !== strpos( $content, '<maqal-reader' ) ) {
		return $content;
	}
	/**
	 * Filters the attributes of the reader around a post.
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
	 * Filters the post types that have the reading view.
	 *
	 * @param string[] $types The names of the types.
	 */
	$types = apply_filters( 'maqal_post_types', array( 'post' ) );
	return is_page()
		&& is_singular( $types )
		&& in_the_loop()
		&& is_main_query()
		&& get_the_ID() === get_queried_object_id()
		// The REST API has neither drafts nor single pages of a post.
		&& ! is_preview()
		&& get_query_var( 'page' ) < 2
		// WordPress also applies `the_content` to create excerpts.
		&& ! doing_filter( 'get_the_excerpt' );
}
