<?php
/*
 * Publishes the posts of the folders in its arguments, and prints a list of them in JSON. A post is a PHP file that sets its
 * fields by the names of WordPress and prints its content. It may refer to posts of earlier folders.
 */

require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/media.php';
require __DIR__ . '/media.php';
require __DIR__ . '/blocks.php';

/** Ends the setup with an error message. */
function fail( string $why ): never {
	fwrite( STDERR, "publish: $why\n" );
	exit( 1 );
}

/** Returns the fields and the content of a post. Its file may use the media, the reusable block and earlier posts. */
function read_post( string $file, array $media, int $reusable, array $posts ): array {
	ob_start();
	require $file;
	return array( $post, ob_get_clean() );
}

// The administrator may publish any markup.
wp_set_current_user( 1 );

$author = wp_insert_user(
	array(
		'user_login'   => 'huda',
		'user_pass'    => wp_generate_password(),
		'user_email'   => 'huda@news.example',
		'display_name' => 'هدى سالم الحارثي',
		'user_url'     => 'https://news.example/huda',
		'description'  => 'مراسلة الجريدة في الوادي.',
		'role'         => 'author',
	)
);
wp_insert_term( 'علوم', 'category' );
wp_insert_term( 'أخبار القرى', 'category', array( 'slug' => 'villages' ) );

// The content of blocks that list pages.
wp_insert_post(
	array(
		'post_type'   => 'page',
		'post_title'  => 'من نحن',
		'post_status' => 'publish',
	)
);

$reusable = wp_insert_post(
	array(
		'post_type'    => 'wp_block',
		'post_title'   => 'دعوة',
		'post_status'  => 'publish',
		'post_content' => "<!-- wp:paragraph -->\n<p>تصل رسائل القراء إلى الجريدة كل صباح فراسلونا.</p>\n<!-- /wp:paragraph -->",
	)
);

$media     = media();
$published = array();
foreach ( array_slice( $argv, 1 ) as $folder ) {
	$earlier = $published;
	foreach ( glob( "$folder/*.php" ) as $file ) {
		$name = basename( $file, '.php' );
		list( $post, $content ) = read_post( $file, $media, $reusable, $earlier );
		if ( 'every-block' === $name ) {
			demand_every_block( $content );
		}
		$categories = array_map(
			fn( $category ) => get_term_by( 'name', $category, 'category' )->term_id,
			$post['categories'] ?? array()
		);
		$id         = wp_insert_post(
			wp_slash(
				array(
					'post_content'  => $content,
					'post_author'   => $author,
					'post_category' => $categories,
				) + $post + array( 'post_status' => 'publish' )
			),
			true
		);
		if ( is_wp_error( $id ) ) {
			fail( "$name: {$id->get_error_message()}" );
		}
		if ( isset( $post['lead'] ) ) {
			set_post_thumbnail( $id, $post['lead'] );
		}
		$published[ $name ] = array(
			'id'   => $id,
			'slug' => get_post( $id )->post_name,
			'link' => get_permalink( $id ),
		);
	}
}

echo wp_json_encode(
	array(
		'origin'    => home_url(),
		'wordpress' => get_bloginfo( 'version' ),
		'log'       => WP_DEBUG_LOG,
		'editor'    => array(
			'name'     => EDITOR,
			'password' => EDITOR_PASSWORD,
		),
		'posts'     => $published,
	),
	JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
), "\n";
