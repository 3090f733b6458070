<?php
/* The markup of the element. Values from authors and options are validated before they become attributes. */

namespace Maqal;

/** The attributes of the element except `src`: for each a function that returns the valid value, or null. */
function attributes(): array {
	$one_of = function ( string ...$known ) {
		return function ( $value ) use ( $known ) {
			return in_array( $value, $known, true ) ? $value : null;
		};
	};
	return array(
		'theme'      => $one_of( 'light', 'dark' ),
		'font-step'  => function ( $value ) {
			$step = filter_var( $value, FILTER_VALIDATE_INT, array( 'options' => array( 'min_range' => -2, 'max_range' => 6 ) ) );
			return false === $step ? null : (string) $step;
		},
		'share'      => function ( $value ) {
			$known = array( 'whatsapp', 'x', 'facebook', 'telegram', 'linkedin', 'email', 'copy' );
			$ways  = is_string( $value ) ? preg_split( '/[\s,]+/', strtolower( $value ) ) : array();
			$ways  = array_unique( array_intersect( $ways, $known ) );
			return $ways ? implode( ' ', $ways ) : null;
		},
		'loading'    => $one_of( 'lazy', 'eager' ),
		'no-toolbar' => __NAMESPACE__ . '\flag',
		'no-share'   => __NAMESPACE__ . '\flag',
	);
}

/** The value of a boolean attribute, which a shortcode has as text and a block as a boolean. */
function flag( $value ): ?string {
	if ( is_string( $value ) ) {
		$value = ! in_array( strtolower( $value ), array( '0', 'false', 'no', 'off' ), true );
	}
	return $value ? '' : null;
}

/** The URL of an article, absolute or from the root of the site; or an empty string. */
function article_address( $src ): string {
	$src = is_string( $src ) ? trim( $src ) : '';
	// WordPress would interpret any other text without a scheme as the name of a host.
	return preg_match( '#^(?:https?:/)?/#i', $src ) ? esc_url_raw( $src, array( 'http', 'https' ) ) : '';
}

/**
 * The URL of a post in the REST API, with its author, its image and its categories; an empty string if the API would not
 * return the post to every visitor.
 */
function post_address( \WP_Post $post ): string {
	if ( '' !== $post->post_password || ! is_post_publicly_viewable( $post ) ) {
		return '';
	}
	$route = rest_get_route_for_post( $post );
	return '' === $route ? '' : add_query_arg( '_embed', '', rest_url( $route ) );
}

/** The element for the article at a URL. `$fallback` is markup that WordPress's own filters have processed. */
function element( string $src, array $values, string $fallback ): string {
	use_script();
	$markup = '<maqal-reader src="' . esc_url( $src, array( 'http', 'https' ) ) . '"';
	foreach ( attributes() as $name => $valid ) {
		$value = isset( $values[ $name ] ) ? $valid( $values[ $name ] ) : null;
		if ( null !== $value ) {
			$markup .= " $name" . ( '' === $value ? '' : '="' . esc_attr( $value ) . '"' );
		}
	}
	return "$markup>$fallback</maqal-reader>";
}

/** Whether the output is a page for a browser, in which the script runs. */
function is_page(): bool {
	$is_amp = ( function_exists( 'amp_is_request' ) && amp_is_request() )
		|| ( function_exists( 'is_amp_endpoint' ) && did_action( 'wp' ) && is_amp_endpoint() );
	return ! ( is_admin() || is_feed() || is_embed() || wp_doing_cron() || $is_amp || ( defined( 'REST_REQUEST' ) && REST_REQUEST ) );
}
