import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { projectFolder } from '../../web/src/platform/env.ts';

type Library = { id: number; city: number; name: string; address: { city: string } };

const RECORDED = '../shared/data/connectors/kirjastohakemisto/library-kouvola.json';
const SAMPLE = 'packages/connectors/src/systems/kirjastohakemisto.sample.json';

/** A library directory on this machine: the recorded answer of the real one where it is at hand, else the sample. */
export async function openLibraryDirectory(): Promise<{ url: string; close(): void }> {
	const libraries = recorded();
	const server = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://directory.example');
		const isAsked = pathname === '/v4/library';
		answer(response, isAsked ? 200 : 404, isAsked ? page(libraries, searchParams) : {});
	});
	await listen(server);
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/v4`, close: () => server.close() };
}

/** Name by which the replayed municipality is found in it. */
export function recordedMunicipality(): string {
	return recorded()[0]!.address.city;
}

function recorded(): Library[] {
	const places = [RECORDED, SAMPLE].map((file) => path.join(projectFolder(), file));
	const { items } = JSON.parse(
		readFileSync(
			places.find((file) => existsSync(file))!,
			'utf8',
		),
	) as {
		items: (Library & { name: string | null })[];
	};
	return items.filter(({ name, address }) => name && address?.city);
}

/** Like the real one: ten at a time unless asked, and the total on the first page only. */
function page(libraries: readonly Library[], query: URLSearchParams) {
	const name = query.get('city.name')?.toLowerCase();
	const isIn = ({ address, city }: Library) =>
		name ? address.city.toLowerCase() === name : String(city) === query.get('city');
	const wanted = libraries.filter(isIn);
	const skip = Number(query.get('skip') ?? 0);
	const items = wanted.slice(skip, skip + Number(query.get('limit') ?? 10));
	return { type: 'library', total: skip === 0 ? wanted.length : null, items, refs: {} };
}

function answer(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

function listen(server: Server): Promise<void> {
	return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}
