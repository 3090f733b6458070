<?php
/* Two settings under Settings → Reading. WordPress itself checks the permission to change them, and the nonce. */

namespace Maqal;

add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );

function register_settings(): void {
	register_setting(
		'reading',
		EVERY_POST,
		array(
			'type'              => 'boolean',
			'sanitize_callback' => __NAMESPACE__ . '\sanitize_every_post',
			'default'           => false,
		)
	);
	register_setting(
		'reading',
		SCRIPT_URL,
		array(
			'type'              => 'string',
			'sanitize_callback' => __NAMESPACE__ . '\sanitize_script_url',
			'default'           => '',
		)
	);
	add_settings_section( 'maqal', __( 'Maqal reader', 'maqal' ), '__return_null', 'reading' );
	add_settings_field( EVERY_POST, __( 'Reading view', 'maqal' ), __NAMESPACE__ . '\every_post_field', 'reading', 'maqal' );
	add_settings_field(
		SCRIPT_URL,
		__( 'Address of maqal.js', 'maqal' ),
		__NAMESPACE__ . '\script_url_field',
		'reading',
		'maqal',
		array( 'label_for' => SCRIPT_URL )
	);
}

/** As a number, because WordPress does not distinguish `false` from an option that is not set. */
function sanitize_every_post( $value ): int {
	return $value ? 1 : 0;
}

/** A URL, or nothing. Any other value leaves the setting unchanged. */
function sanitize_script_url( $value ): string {
	$value   = is_string( $value ) ? trim( $value ) : '';
	$address = esc_url_raw( $value, array( 'http', 'https' ) );
	if ( '' === $value || preg_match( '#^https?://[^/]#', $address ) ) {
		return $address;
	}
	add_settings_error( SCRIPT_URL, 'maqal-address', __( 'The address of maqal.js has to begin with https://.', 'maqal' ) );
	return (string) get_option( SCRIPT_URL );
}

function every_post_field(): void {
	printf(
		'<label><input type="checkbox" name="%1$s" id="%1$s" value="1"%2$s> %3$s</label>',
		esc_attr( EVERY_POST ),
		checked( (bool) get_option( EVERY_POST ), true, false ),
		esc_html__( 'Show every post in the reader', 'maqal' )
	);
}

function script_url_field(): void {
	printf(
		'<input type="url" class="regular-text code" dir="ltr" name="%1$s" id="%1$s" value="%2$s"><p class="description">%3$s</p>',
		esc_attr( SCRIPT_URL ),
		esc_attr( get_option( SCRIPT_URL ) ),
		esc_html__( 'Empty: the reader that comes with this plugin.', 'maqal' )
	);
}
