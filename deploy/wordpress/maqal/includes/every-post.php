<?php
/* The reading view for every post: its content becomes the fallback of a reader. */

namespace Maqal;

const EVERY_POST = 'maqal_every_post';

// After all that makes the content: what is the fallback is what stood there without the reader.
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

/** Whether the content is that of the post which the page is for, all of it, as everybody sees it. */
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
