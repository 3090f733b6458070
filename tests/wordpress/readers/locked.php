<?php
/* Readers of posts that are not public, each in its own paragraph. */
$post = array(
	'post_title' => 'ما ليس للجميع',
	'post_type'  => 'page',
);
?>
<p id="protected">[maqal post="<?= $posts['protected']['id'] ?>" /]</p>
<p id="draft">[maqal post="<?= wp_insert_post( array( 'post_title' => 'مسودة سرية', 'post_content' => 'سر', 'post_name' => 'draft' ) ) ?>" /]</p>
<p id="nothing">[maqal post="no-such-post" /]</p>
<p id="around">[maqal post="no-such-post"]نص بديل[/maqal]</p>
