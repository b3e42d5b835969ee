/** An answer that is saved; asked again each time, so that a withdrawn plan is not served from a cache. */
export function asFile(body: BodyInit, type: string, name: string): Response {
	return new Response(body, {
		headers: {
			'content-type': `${type}; charset=utf-8`,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, max-age=0',
		},
	});
}
