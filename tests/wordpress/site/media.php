<?php
/* Generates images, audio, a video and two documents, and uploads them to WordPress. */

/** A file in the media library. */
class Upload {
	public function __construct( public int $id, public string $url, public string $alt ) {}

	/** The URL of the image at a size, as the editor writes it into a post. */
	public function at( string $size ): string {
		return wp_get_attachment_image_url( $this->id, $size );
	}

	/** The URL of the attachment page. */
	public function page(): string {
		return get_attachment_link( $this->id );
	}
}

/** Adds a file to the media library. */
function upload( string $name, string $bytes, array $fields = array() ): Upload {
	$file = wp_upload_bits( $name, null, $bytes, '2025/03' );
	if ( $file['error'] ) {
		fail( "$name: {$file['error']}" );
	}
	$id = wp_insert_attachment(
		wp_slash(
			array(
				'post_mime_type' => $file['type'],
				'post_title'     => $fields['title'] ?? $name,
				'post_excerpt'   => $fields['caption'] ?? '',
				'post_content'   => $fields['description'] ?? '',
			)
		),
		$file['file'],
		0,
		true
	);
	if ( is_wp_error( $id ) ) {
		fail( "$name: {$id->get_error_message()}" );
	}
	// The sizes of an image, the length of audio.
	wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, $file['file'] ) );
	update_post_meta( $id, '_wp_attachment_image_alt', wp_slash( $fields['alt'] ?? '' ) );
	return new Upload( $id, $file['url'], esc_attr( $fields['alt'] ?? '' ) );
}

/** A landscape: a sky with a color gradient, and a hill. */
function landscape( int $width, int $height, int $from, int $to ): GdImage {
	$image = imagecreatetruecolor( $width, $height );
	for ( $y = 0; $y < $height; $y++ ) {
		$mix = fn( int $shift ) => (int) ( ( $from >> $shift & 255 ) * ( 1 - $y / $height ) + ( $to >> $shift & 255 ) * $y / $height );
		imageline( $image, 0, $y, $width, $y, $mix( 16 ) << 16 | $mix( 8 ) << 8 | $mix( 0 ) );
	}
	imagefilledellipse( $image, intdiv( $width, 3 ), $height, $width, intdiv( $height, 2 ), 0x33452b );
	return $image;
}

/** The output of a function of GD. */
function written( callable $write, GdImage $image, int ...$quality ): string {
	ob_start();
	$write( $image, null, ...$quality );
	return ob_get_clean();
}

/** A tone of one second, as WAV. */
function tone(): string {
	$samples = '';
	for ( $i = 0; $i < 8000; $i++ ) {
		$samples .= chr( 128 + (int) ( 60 * sin( $i * 2 * M_PI * 440 / 8000 ) ) );
	}
	$format = pack( 'vvVVvv', 1, 1, 8000, 8000, 1, 8 );
	return 'RIFF' . pack( 'V', 36 + strlen( $samples ) ) . 'WAVEfmt ' . pack( 'V', 16 ) . $format
		. 'data' . pack( 'V', strlen( $samples ) ) . $samples;
}

/** A video of one frame, as WebM. The data of a lossy WebP image is a key frame of VP8, so only the container differs. */
function film( GdImage $image ): string {
	$webp  = written( 'imagewebp', $image, 60 );
	$at    = strpos( $webp, 'VP8 ' );
	$frame = substr( $webp, $at + 8, unpack( 'V', $webp, $at + 4 )[1] );
	// An element of Matroska: its ID, its size in eight bytes, its content.
	$element = fn( string $number, string $content ) => hex2bin( $number ) . "\x01" . substr( pack( 'J', strlen( $content ) ), 1 ) . $content;
	$head    = $element( '1a45dfa3', $element( '4282', 'webm' ) . $element( '4287', "\x02" ) . $element( '4285', "\x02" ) );
	$info    = $element( '1549a966', $element( '2ad7b1', "\x0f\x42\x40" ) . $element( '4489', pack( 'G', 1000 ) ) );
	$size    = $element( 'b0', pack( 'n', imagesx( $image ) ) ) . $element( 'ba', pack( 'n', imagesy( $image ) ) );
	$track   = $element( 'd7', "\x01" ) . $element( '73c5', "\x01" ) . $element( '83', "\x01" )
		. $element( '86', 'V_VP8' ) . $element( 'e0', $size );
	$cluster = $element( '1f43b675', $element( 'e7', "\x00" ) . $element( 'a3', "\x81\x00\x00\x80" . $frame ) );
	return $head . $element( '18538067', $info . $element( '1654ae6b', $element( 'ae', $track ) ) . $cluster );
}

/** An empty page, as PDF. PDF readers reconstruct the missing cross-reference table. */
function page(): string {
	return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
		. "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
		. "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}

/** All files of the posts, by the names that the posts use. */
function media(): array {
	$jpeg = fn( GdImage $image ) => written( 'imagejpeg', $image, 70 );
	$subtitles = "WEBVTT\n\n00:00.000 --> 00:01.000\nصباح الخير يا أهل الوادي\n";
	return array(
		// Large enough for WordPress to create every size, and to replace the original by a scaled copy.
		'lead'      => upload(
			'القمر-فوق-الوادي.jpg',
			$jpeg( landscape( 2880, 1620, 0x0b1d3a, 0xd9a066 ) ),
			array(
				'title'   => 'القمر فوق الوادي',
				'alt'     => 'قمر مكتمل فوق بيوت القرية',
				'caption' => 'البدر كما بدا من سطح المدرسة — تصوير: <a href="https://news.example/laila">ليلى نصر</a>',
			)
		),
		'market'    => upload( 'market.jpg', $jpeg( landscape( 1280, 853, 0x8ec5e8, 0xf2e3c6 ) ), array( 'alt' => 'باعة الخضار في السوق القديم', 'caption' => 'رفوف الكتب المستعملة' ) ),
		'bridge'    => upload( 'bridge.png', written( 'imagepng', landscape( 640, 480, 0xdfe9f0, 0x94a7b5 ) ), array( 'alt' => 'جسر حجري فوق النهر "الصغير"' ) ),
		'orchard'   => upload( 'orchard.jpg', $jpeg( landscape( 900, 1200, 0xf7d794, 0x7d9b53 ) ), array( 'alt' => 'بستان زيتون عند الغروب', 'caption' => 'استراحة القراء' ) ),
		'door'      => upload( 'door.webp', written( 'imagewebp', landscape( 480, 640, 0xb08968, 0x5a3e2b ), 70 ), array( 'alt' => 'باب خشبي منقوش' ) ),
		// A decorative image: its alternative text is empty.
		'ornament'  => upload( 'ornament.png', written( 'imagepng', landscape( 120, 40, 0xcccccc, 0x888888 ) ) ),
		'tone'      => upload( 'tone.wav', tone() ),
		'film'      => upload( 'film.webm', film( landscape( 320, 180, 0x224466, 0xeebb88 ) ) ),
		'subtitles' => upload( 'film-ar.vtt', $subtitles ),
		'report'    => upload( 'تقرير-الموسم.pdf', page(), array( 'title' => 'تقرير الموسم' ) ),
	);
}
