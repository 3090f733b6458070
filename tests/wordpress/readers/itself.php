<?php
/* A post whose author has wrapped its text in the reader. */
$post = array(
	'post_title' => 'رسالة من الجسر',
	'post_type'  => 'post',
);
?>
[maqal]

وصلت الرسالة <strong>إلى القرية</strong> عند الفجر.

وقرأها الجميع.

[/maqal]
