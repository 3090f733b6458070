<?php
/* Text only: a page of another origin can show it even if its policy does not allow the images of the site. */
$post = array(
	'post_title'   => 'أسعار الزيت تهدأ بعد موسم ماطر',
	'post_date'    => '2025-03-09 07:15:00',
	'post_excerpt' => '',
	'categories'   => array( 'أخبار القرى' ),
);
?>
<!-- wp:paragraph -->
<p>هدأت أسعار زيت الزيتون في أسواق الوادي هذا الأسبوع، بعد أن بلغت أعلى مستوياتها في الخريف.</p>
<!-- /wp:paragraph -->

<!-- wp:heading -->
<h2>مطر مبكر</h2>
<!-- /wp:heading -->

<!-- wp:paragraph -->
<p>ويرد التجار ذلك إلى <strong>مطر مبكر</strong> أنعش البساتين، و«أعاد إلى المعاصر حركتها» كما يقول أحدهم&nbsp;…</p>
<!-- /wp:paragraph -->
