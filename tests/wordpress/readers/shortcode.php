<?php
/* The post with every block, in the middle of a page. */
$post = array(
	'post_title' => 'مختارات الأسبوع',
	'post_type'  => 'page',
);
?>
<!-- wp:paragraph -->
<p>اخترنا لكم هذا الأسبوع:</p>
<!-- /wp:paragraph -->

<!-- wp:shortcode -->
[maqal post="<?= $posts['every-block']['id'] ?>"]
<!-- /wp:shortcode -->
