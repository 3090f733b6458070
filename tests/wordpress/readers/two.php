<?php
/* Two readers in a post of the classic editor. The second is far below the viewport and has its own fallback. */
$post = array(
	'post_title' => 'مقالتان',
	'post_type'  => 'page',
);
?>
[maqal post="<?= $posts['plain']['id'] ?>" no-share /]

<div style="height: 4000px"></div>

[maqal src="<?= home_url( "/wp-json/wp/v2/posts/{$posts['classic']['id']}?_embed&lang=ar" ) ?>" font-step=-1]

فقرة أولى تنتظر.

فقرة ثانية تنتظر.

[/maqal]
