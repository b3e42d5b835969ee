/** The form that was sent, or why there is none; a body larger than allowed is not read to its end. */
export async function bodyWithin(
	request: Request,
	largest: number,
): Promise<FormData | 'too_large' | 'invalid'> {
	const told = request.headers.get('content-length');
	if (told !== null && Number(told) > largest) return 'too_large';
	try {
		return await (told === null ? counted(request, largest) : request).formData();
	} catch (error) {
		if (error instanceof TooLarge || (error as { status?: unknown }).status === 413) return 'too_large';
		if (error instanceof TypeError) return error.cause instanceof TooLarge ? 'too_large' : 'invalid';
		throw error;
	}
}

class TooLarge extends Error {}

/** A body whose length nobody told is counted as it comes. */
function counted(request: Request, largest: number): Request | Response {
	if (!request.body) return request;
	let size = 0;
	const count = new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			size += chunk.length;
			if (size > largest) controller.error(new TooLarge());
			else controller.enqueue(chunk);
		},
	});
	const type = request.headers.get('content-type') ?? '';
	return new Response(request.body.pipeThrough(count), { headers: { 'content-type': type } });
}
