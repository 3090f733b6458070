<?php
$post = array(
	'post_title'    => 'محضر اجتماع التحرير',
	'post_password' => 'wadi',
	'post_excerpt'  => 'خلاصة لا يراها غير المدعوين.',
	'post_date'     => '2025-03-11 18:00:00',
	'categories'    => array( 'أخبار القرى' ),
	'lead'          => $media['bridge']->id,
);
?>
<!-- wp:paragraph -->
<p>سر لا يجوز أن يراه أحد قبل كلمة المرور.</p>
<!-- /wp:paragraph -->
