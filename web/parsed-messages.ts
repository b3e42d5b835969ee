import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

const MESSAGES = /\/src\/messages\/\w+\/[\w-]+\.json$/;
const PARSER = '@formatjs/icu-messageformat-parser';

/** Sends browsers their messages parsed, so that the parser stays at home: a tenth of the first page's script. */
export function parsedMessages(): Plugin {
	return {
		name: 'parsed-messages',
		enforce: 'pre',
		applyToEnvironment: ({ name }) => name === 'client',
		apply: 'build',
		resolveId(id) {
			return id === PARSER ? this.resolve(`${PARSER}/no-parser.js`) : null;
		},
		transform(code, id) {
			if (!MESSAGES.test(id)) return null;
			const messages = Object.entries(JSON.parse(code) as Record<string, string>);
			const sent = messages.map(([key, text]) => [
				key,
				/[{}'<]/.test(text) ? parse(text, { ignoreTag: true }) : text,
			]);
			return { code: JSON.stringify(Object.fromEntries(sent)), map: null };
		},
	};
}
