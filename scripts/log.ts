export type Level = 'debug' | 'info' | 'warn' | 'error';
export type Log = Record<Level, (data: object, message: string) => void>;

const weights: Record<string, number> = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 };

/** One line of JSON for each event, in the form of the application's own log. */
export function logTo(stream: NodeJS.WritableStream, level: string): Log {
	const least = weights[level] ?? Infinity;
	const writer = (name: Level) => (data: object, msg: string) => {
		const weight = weights[name] ?? 0;
		if (weight >= least)
			stream.write(`${JSON.stringify({ level: weight, time: Date.now(), ...data, msg })}\n`);
	};
	return { debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') };
}
