<?php
/* Two readers as the classic editor has them: one of them far below, with a fallback of its own. */
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
