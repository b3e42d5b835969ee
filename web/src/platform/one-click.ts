const link = /^\/[a-z0-9-]{2,40}\/unsubscribe\/[\w-]{20,64}$/;

interface Request {
	method?: string | undefined;
	url?: string | undefined;
	headers: Record<string, string | string[] | undefined>;
}

/** The press of a mail program for its reader (RFC 8058): browsers always name the page that sends, and it never does. */
export function isOneClick({ method, url, headers }: Request): boolean {
	return (
		method === 'POST' &&
		headers['origin'] === undefined &&
		headers['sec-fetch-site'] === undefined &&
		headers['cookie'] === undefined &&
		link.test(url ?? '')
	);
}
