<?php
/*
 * The Arabic translation, used if no language pack of WordPress has one. It is a PHP file, because all supported versions
 * of WordPress can load that.
 */

namespace Maqal;

add_filter( 'gettext_maqal', __NAMESPACE__ . '\in_arabic', 10, 2 );
add_filter( 'gettext_with_context_maqal', __NAMESPACE__ . '\in_arabic', 10, 2 );
add_filter( 'pre_load_script_translations', __NAMESPACE__ . '\for_the_editor', 10, 4 );

function in_arabic( $translation, $text ) {
	return $translation === $text ? arabic()[ $text ] ?? $text : $translation;
}

/** The Arabic texts by the English ones; none if the language is not Arabic. */
function arabic(): array {
	static $texts = null;
	if ( ! in_array( determine_locale(), array( 'ar', 'ary', 'arq' ), true ) ) {
		return array();
	}
	$texts = $texts ?? require dirname( FILE ) . '/languages/ar.php';
	return $texts;
}

/** The same for the block's script, in the format of `wp.i18n`. */
function for_the_editor( $translations, $file, $handle, $domain ) {
	if ( 'maqal' !== $domain || null !== $translations || ! arabic() ) {
		return $translations;
	}
	$messages = array_map(
		function ( $text ) {
			return array( $text );
		},
		arabic()
	);
	return wp_json_encode( array( 'locale_data' => array( 'messages' => array( '' => (object) array() ) + $messages ) ) );
}
