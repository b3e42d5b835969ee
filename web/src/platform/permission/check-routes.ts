// Fails when a route, an action or an endpoint has no declared permission, or a declared one no longer exists.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { routePermissions } from '../../route-permissions.ts';

const ROUTES = fileURLToPath(new URL('../../routes/', import.meta.url));

function* routeFolders(folder: string): Generator<string> {
	const names = readdirSync(folder, { withFileTypes: true });
	if (names.some(({ name }) => /^\+(page|server)\./.test(name) || name === '+page.svelte')) yield folder;
	for (const entry of names) if (entry.isDirectory()) yield* routeFolders(path.join(folder, entry.name));
}

/** Names of the keys of `export const actions = { … }`. */
function actionsOf(file: string): string[] {
	if (!existsSync(file)) return [];
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
	const names: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isVariableDeclaration(node) && node.name.getText() === 'actions') {
			let value = node.initializer;
			while (value && (ts.isSatisfiesExpression(value) || ts.isAsExpression(value))) value = value.expression;
			if (value && ts.isObjectLiteralExpression(value))
				for (const property of value.properties)
					names.push(property.name?.getText().replace(/['"]/g, '') ?? '...');
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return names;
}

export function problems(): string[] {
	const found: string[] = [];
	const seen = new Set<string>();
	for (const folder of routeFolders(ROUTES)) {
		const id = `/${path.relative(ROUTES, folder)}`;
		seen.add(id);
		const declared = routePermissions[id];
		if (!declared) {
			found.push(`${id} declares no permission`);
			continue;
		}
		const actions = actionsOf(path.join(folder, '+page.server.ts'));
		for (const action of actions)
			if (!declared.actions?.[action]) found.push(`${id} action ${action} declares no permission`);
		for (const action of Object.keys(declared.actions ?? {}))
			if (actions.length > 0 && !actions.includes(action))
				found.push(`${id} declares action ${action}, which is not there`);
	}
	for (const id of Object.keys(routePermissions))
		if (!seen.has(id)) found.push(`${id} is declared but not there`);
	return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const list = problems();
	for (const problem of list) console.error(problem);
	process.exitCode = list.length ? 1 : 0;
}
