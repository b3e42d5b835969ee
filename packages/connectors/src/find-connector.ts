import { readdirSync } from 'node:fs';
import type { Connector } from './connector.ts';

const FOLDER = new URL('./systems/', import.meta.url);

/** Ids of all connectors: the files in `systems/` without a further dot in their name. */
export function connectorIds(): string[] {
	return readdirSync(FOLDER)
		.flatMap((name) => /^([a-z0-9-]+)\.ts$/.exec(name)?.[1] ?? [])
		.toSorted();
}

/** The connector of an id, or null when there is no such file. */
export async function findConnector(id: string): Promise<Connector | null> {
	if (!connectorIds().includes(id)) return null;
	const module = (await import(new URL(`${id}.ts`, FOLDER).href)) as { connector: Connector };
	return module.connector;
}
