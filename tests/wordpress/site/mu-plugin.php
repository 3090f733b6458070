<?php
/*
 * Replaces requests to other servers, which the test does not allow.
 */

// The oEmbed responses of YouTube and X. All other providers are unreachable, and so are these two for a URL that contains
// "gone". WordPress leaves such URLs in the post as they are.
add_filter(
	'pre_oembed_result',
	function ( $result, $url ) {
		if ( str_contains( $url, 'gone' ) ) {
			return $result;
		}
		if ( str_contains( $url, 'youtube.com/watch' ) ) {
			return '<iframe title="جولة في سوق القرية" width="500" height="281" '
				. 'src="https://www.youtube.com/embed/maqal000001?feature=oembed" frameborder="0" '
				. 'allow="autoplay; encrypted-media; picture-in-picture" allowfullscreen></iframe>';
		}
		if ( str_contains( $url, 'twitter.com' ) ) {
			return '<blockquote class="twitter-tweet" data-width="500" data-dnt="true"><p lang="ar" dir="rtl">'
				. 'افتُتح السوق اليوم بعد ترميمه، والدخول مجاني طوال الأسبوع.</p>&mdash; بلدية الوادي (@wadi_example) '
				. '<a href="' . esc_url( $url ) . '?ref_src=twsrc%5Etfw">March 9, 2025</a></blockquote>'
				. '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>';
		}
		return $result;
	},
	10,
	2
);

// The script for browsers without emoji would load images from a server of WordPress.
remove_action( 'wp_head', 'print_emoji_detection_script', 7 );
remove_action( 'admin_print_scripts', 'print_emoji_detection_script' );

// WordPress does not check for updates: it would log that the request failed.
foreach ( array( 'core', 'plugins', 'themes' ) as $what ) {
	remove_action( 'admin_init', "_maybe_update_$what" );
}

// The administration sends no requests to other servers. Its pages do not go through router.php.
foreach ( array( 'admin_init', 'login_init' ) as $moment ) {
	add_action( $moment, fn() => header( "Content-Security-Policy: default-src 'self' 'unsafe-inline' data:" ) );
}

// With this parameter, the page refers to a script that does not exist.
add_filter(
	'maqal_script_url',
	function ( $address ) {
		return isset( $_GET['script'] ) ? home_url( '/lost/maqal.js' ) : $address;
	}
);
