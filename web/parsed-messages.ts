import type { Plugin } from 'vite';
import { readParts } from './src/platform/locale/message-parts.ts';

const MESSAGES = /\/src\/messages\/\w+\/[\w-]+\.json$/;
/** Reads ICU text; writes values as script: of use to servers only. */
const UNSENT = /\/(message-parts\.ts|devalue\/src\/uneval\.js)$/;

/** Sends browsers their messages already read, and none of the code that only servers run. */
export function parsedMessages(): Plugin {
	return {
		name: 'parsed-messages',
		enforce: 'pre',
		applyToEnvironment: ({ name }) => name === 'client',
		apply: 'build',
		load(id) {
			if (!UNSENT.test(id)) return null;
			return `export const readParts = unsent, uneval = unsent;
				function unsent() { throw new Error('not sent to browsers'); }`;
		},
		transform(code, id) {
			if (!MESSAGES.test(id)) return null;
			const messages = Object.entries(JSON.parse(code) as Record<string, string>);
			const sent = messages.map(([key, text]) => [key, /[{}'<]/.test(text) ? readParts(text) : text]);
			return { code: JSON.stringify(Object.fromEntries(sent)), map: null };
		},
	};
}
