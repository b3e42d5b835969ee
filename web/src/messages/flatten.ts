type AreaWords = Record<string, string>;

/** `./fi/common.json` → keys that begin with `common.` */
export function flatten(files: Record<string, AreaWords>): Record<string, string> {
	const messages: Record<string, string> = {};
	for (const [file, words] of Object.entries(files)) {
		const area = file.slice(file.lastIndexOf('/') + 1, -'.json'.length);
		for (const [key, message] of Object.entries(words)) messages[`${area}.${key}`] = message;
	}
	return messages;
}
