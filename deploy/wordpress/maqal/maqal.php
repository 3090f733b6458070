<?php
/**
 * Plugin Name:       Maqal
 * Description:       Shows posts in a quiet reader for Arabic and other right-to-left languages, with the post itself as fallback.
 * Version:           0.1.0
 * Requires at least: 5.9
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       maqal
 */

namespace Maqal;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const FILE    = __FILE__;

foreach ( array( 'element', 'script', 'reader', 'every-post', 'settings', 'translation' ) as $part ) {
	require __DIR__ . "/includes/$part.php";
}
