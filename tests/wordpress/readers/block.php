<?php
/* The block with all its attributes, and the slug of a post. */
$post = array(
	'post_title' => 'مختارات الزيت',
	'post_type'  => 'page',
);
?>
<!-- wp:maqal/reader <?= serialize_block_attributes( array(
	'post'      => $posts['plain']['slug'],
	'theme'     => 'dark',
	'fontStep'  => 2,
	'share'     => 'copy, telegram',
	'loading'   => 'eager',
	'noToolbar' => true,
	'noShare'   => false,
	'align'     => 'wide',
) ) ?> /-->
