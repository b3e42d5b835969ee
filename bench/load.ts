import autocannon from 'autocannon';

export interface Measured {
	name: string;
	connections: number;
	/** Milliseconds. */
	median: number;
	p99: number;
	perSecond: number;
	/** Answers that were not 2xx or 3xx, and connections that failed. */
	wrong: number;
}

export interface Target {
	name: string;
	url: string;
	headers?: Record<string, string>;
	method?: 'GET' | 'POST';
	/** A fresh body for each request. */
	body?: () => string;
}

/** Loads one page with a number of connections for some seconds. */
export async function load(target: Target, connections: number, seconds: number): Promise<Measured> {
	const { name, url, headers = {}, method = 'GET', body } = target;
	const request = {
		method,
		headers,
		...(body && { setupRequest: (given: object) => ({ ...given, body: body() }) }),
	};
	const result = await autocannon({
		url,
		connections,
		duration: seconds,
		headers,
		method,
		requests: [request],
	});
	return {
		name,
		connections,
		median: result.latency.p50,
		p99: result.latency.p99,
		perSecond: result.requests.average,
		wrong: result.non2xx - (result['3xx'] ?? 0) + result.errors,
	};
}
