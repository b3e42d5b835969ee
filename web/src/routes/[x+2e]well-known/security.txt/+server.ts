import { refuse } from '#platform/refusal.ts';
import { runtime } from '#platform/runtime.server.ts';

const HALF_A_YEAR = 182 * 24 * 60 * 60 * 1000;

/** RFC 9116: whom to tell of a weakness of this installation. */
export const GET = () => {
	const { securityContact, origin } = runtime().env;
	if (!securityContact) refuse('not_found', { subject: 'page' });
	const lines = [
		`Contact: ${securityContact}`,
		`Expires: ${new Date(Date.now() + HALF_A_YEAR).toISOString()}`,
		'Preferred-Languages: fi, sv, en',
		`Canonical: ${origin}/.well-known/security.txt`,
	];
	return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
