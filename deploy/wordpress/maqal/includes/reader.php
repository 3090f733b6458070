<?php
/* Readers that authors insert: the shortcode [maqal] and the block maqal/reader. */

namespace Maqal;

add_shortcode( 'maqal', __NAMESPACE__ . '\shortcode' );
add_action( 'init', __NAMESPACE__ . '\register_block' );

/** [maqal post="12" theme="dark" no-share]the fallback until the article has loaded[/maqal] */
function shortcode( $given, ?string $content = null ): string {
	$given = is_array( $given ) ? $given : array();
	$fallback = enclosed( (string) $content );
	// A name without a value has a number for its key.
	$names = array_map( 'strtolower', array_filter( $given, 'is_int', ARRAY_FILTER_USE_KEY ) );
	$flags = array( 'no-toolbar', 'no-share' );
	if ( array_diff( $names, $flags ) ) {
		return $fallback; // It is not clear which article is meant.
	}
	$defaults = array_fill_keys( array_merge( array( 'post', 'src' ), array_keys( attributes() ) ), null );
	return reader( shortcode_atts( $defaults, array_fill_keys( $names, true ) + $given, 'maqal' ), $fallback );
}

/** The content of a shortcode, without the unbalanced tags of paragraphs that the shortcode has split. */
function enclosed( string $content ): string {
	$content = preg_replace( '#^\s*(?:</p>|<br\s*/?>)|(?:<p>|<br\s*/?>)\s*$#', '', $content );
	return force_balance_tags( do_shortcode( trim( $content ) ) );
}

function register_block(): void {
	register_block_type( dirname( FILE ) . '/block', array( 'render_callback' => __NAMESPACE__ . '\block' ) );
}

function block( array $attributes ): string {
	$values = array();
	foreach ( $attributes as $name => $value ) {
		// `fontStep` becomes `font-step`.
		$values[ strtolower( preg_replace( '/[A-Z]/', '-$0', $name ) ) ] = $value;
	}
	$reader = reader( $values, '' );
	return '' === $reader ? '' : '<div ' . get_block_wrapper_attributes() . ">$reader</div>";
}

/** The reader that an author has inserted, or only the fallback if the post or the URL is not available. */
function reader( array $values, string $fallback ): string {
	$src = $values['src'] ?? '';
	if ( '' !== $src ) {
		$src = article_address( $src );
	} else {
		$post = wanted_post( trim( (string) ( $values['post'] ?? '' ) ) );
		if ( $post && '' === $fallback ) {
			$fallback = link_to( $post );
		}
		$src = $post ? post_address( $post ) : '';
	}
	return '' !== $src && is_page() ? element( $src, $values, $fallback ) : $fallback;
}

/** The post with an id or a slug; the current post if none is given. */
function wanted_post( string $wanted ): ?\WP_Post {
	if ( '' === $wanted ) {
		return get_post();
	}
	if ( ctype_digit( $wanted ) ) {
		return get_post( (int) $wanted );
	}
	$types = array_diff( get_post_types( array( 'public' => true ) ), array( 'attachment' ) );
	return get_page_by_path( $wanted, OBJECT, array_values( $types ) );
}

/** A link to a post for visitors without scripts; none from a post to itself, and none to an unpublished one. */
function link_to( \WP_Post $post ): string {
	$is_current = get_the_ID() === $post->ID;
	if ( $is_current || ! is_post_publicly_viewable( $post ) ) {
		return '';
	}
	return sprintf( '<a href="%s">%s</a>', esc_url( get_permalink( $post ) ), get_the_title( $post ) );
}
