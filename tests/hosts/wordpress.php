<?php
// Makes a blog of an empty database, with a theme and the two kinds of writers: those whose HTML
// WordPress keeps, and those whose HTML it takes out. Prints their application passwords.

define( 'WP_INSTALLING', true );
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

$password = getenv( 'PASSWORD' );
wp_install( 'A blog', 'administrator', 'administrator@blog.example', true, '', $password );
wp_insert_user( array( 'user_login' => 'author', 'user_pass' => $password, 'role' => 'author' ) );
switch_theme( getenv( 'THEME' ) );

$passwords = array();
foreach ( array( 'administrator', 'author' ) as $login ) {
	$id    = get_user_by( 'login', $login )->ID;
	$tests = array( 'name' => 'tests' );

	list( $passwords[ $login ] ) = WP_Application_Passwords::create_new_application_password( $id, $tests );
}
echo "\n", json_encode( $passwords );
