/** What every answer carries, also those made before or beside the application: files, refusals, the starting page. */
export function headersOfEveryAnswer(origin: string): Record<string, string> {
	return {
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'cross-origin-opener-policy': 'same-origin',
		'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
		'content-security-policy':
			"default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		// A refusal must not be kept: it may be lifted by signing in.
		'cache-control': 'no-cache',
		...(origin.startsWith('https:') && {
			'strict-transport-security': 'max-age=63072000; includeSubDomains',
		}),
	};
}
