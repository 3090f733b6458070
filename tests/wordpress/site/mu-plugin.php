<?php
/*
 * What stands in for the world outside, which the test does not reach.
 */

// What YouTube and X answer when WordPress asks them for the HTML of an address. Every other provider is out of reach,
// and so are these two for an address that has the word "gone" in it: those stay bare addresses in their posts.
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

// A browser without coloured emoji would be sent to a server of WordPress's for pictures of them.
remove_action( 'wp_head', 'print_emoji_detection_script', 7 );
remove_action( 'admin_print_scripts', 'print_emoji_detection_script' );

// Nobody outside is asked whether there are new versions, which WordPress would complain of in the log.
foreach ( array( 'core', 'plugins', 'themes' ) as $what ) {
	remove_action( 'admin_init', "_maybe_update_$what" );
}

// The pages for editors ask nobody else either. To these the server goes by itself (router.php).
foreach ( array( 'admin_init', 'login_init' ) as $moment ) {
	add_action( $moment, fn() => header( "Content-Security-Policy: default-src 'self' 'unsafe-inline' data:" ) );
}

// A page that is asked for so names a script that is not there, as where a server has lost it.
add_filter(
	'maqal_script_url',
	function ( $address ) {
		return isset( $_GET['script'] ) ? home_url( '/lost/maqal.js' ) : $address;
	}
);
