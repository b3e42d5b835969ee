import { redirect } from '@sveltejs/kit';
import { isLocale, localeCookie } from '#platform/locale/locale.ts';
import { localPath } from '#platform/local-path.ts';

/** Remembers the reader's language and goes back; a link, so that it works without JavaScript. */
export const GET = ({ url, cookies }) => {
	const wished = url.searchParams.get('to');
	const back = localPath(url.searchParams.get('back'), '') || '/';
	if (isLocale(wished))
		cookies.set(localeCookie, wished, {
			path: '/',
			maxAge: 31_536_000,
			sameSite: 'lax',
			httpOnly: true,
			secure: url.protocol === 'https:',
		});
	redirect(303, back);
};
