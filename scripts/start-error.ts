/** A reason not to start that the operator can act on: shown as a sentence, without a stack. */
export class StartError extends Error {
	override name = 'StartError';
}

export function startErrorFrom(error: unknown, doing: string): unknown {
	const { code, path, message } = error as NodeJS.ErrnoException;
	const where = path ? ` (${path})` : '';
	if (code === 'ENOSPC' || code === 'EDQUOT') {
		return new StartError(`The disk is full: ${doing}${where} failed. Free some space and start again.`);
	}
	if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
		return new StartError(`No permission: ${doing}${where} failed. ${message}`);
	}
	if (!code || !path) return error;
	return new StartError(`${doing[0]?.toUpperCase()}${doing.slice(1)} failed: ${message}`);
}
