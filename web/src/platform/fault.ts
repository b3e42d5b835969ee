/** What went wrong and where, without what it went wrong with: for logs beside letters and addresses. */
export function faultOf(error: unknown): { name: string; code: string; at: string[] } {
	if (!(error instanceof Error)) return { name: typeof error, code: '', at: [] };
	const code = 'code' in error ? String(error.code).slice(0, 40) : '';
	const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	return { name: error.name, code, at: lines.slice(0, 6).map((line) => line.trim()) };
}
