<?php
/*
 * The texts in Arabic, for what no language pack of WordPress's has translated. They are a few lines of PHP, since all
 * versions of WordPress can read that without a file made for them.
 */

namespace Maqal;

add_filter( 'gettext_maqal', __NAMESPACE__ . '\in_arabic', 10, 2 );
add_filter( 'gettext_with_context_maqal', __NAMESPACE__ . '\in_arabic', 10, 2 );
add_filter( 'pre_load_script_translations', __NAMESPACE__ . '\for_the_editor', 10, 4 );

function in_arabic( $translation, $text ) {
	return $translation === $text ? arabic()[ $text ] ?? $text : $translation;
}

/** What is known in Arabic, by its English; nothing where the language is another. */
function arabic(): array {
	static $texts = null;
	if ( ! in_array( determine_locale(), array( 'ar', 'ary', 'arq' ), true ) ) {
		return array();
	}
	$texts = $texts ?? require dirname( FILE ) . '/languages/ar.php';
	return $texts;
}

/** The same for the block's script, in the form that `wp.i18n` reads. */
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
