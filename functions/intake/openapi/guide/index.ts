import { type Guide, tags } from './guide.ts';
import { guides } from './operations.ts';

interface Body {
  content?: Record<string, { schema?: object; example?: unknown }>;
}
interface Operation {
  operationId: string;
  requestBody?: Body | undefined;
  responses: Record<string, Body>;
}
interface Document {
  paths: Record<string, object>;
}

/** A body with an example in its first media type, which is the usual one. */
function withExample<T extends Body>(body: T, example: unknown): T {
  const [first] = Object.entries(body.content ?? {});
  if (first === undefined || example === undefined) return body;
  const [mediaType, media] = first;
  return { ...body, content: { ...body.content, [mediaType]: { ...media, example } } };
}

const withAnswers = (responses: Operation['responses'], answers: Guide['answers']): Operation['responses'] =>
  Object.fromEntries(
    Object.entries(responses).map(([status, body]) => [status, withExample(body, answers[status])]),
  );

function guided(operation: Operation): Operation {
  const guide = guides[operation.operationId];
  if (guide === undefined) return operation;
  const { tag, description, request, answers } = guide;
  return {
    ...operation,
    ...{ tags: [tag], description },
    ...(operation.requestBody && { requestBody: withExample(operation.requestBody, request) }),
    responses: withAnswers(operation.responses, answers),
  };
}

/** Adds to a description what people need: tags, a paragraph and examples for every operation. */
export const withGuide = <T extends Document>(document: T) => ({
  ...document,
  tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
  paths: Object.fromEntries(
    Object.entries(document.paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations as Record<string, Operation>).map(([method, one]) => [method, guided(one)]),
      ),
    ]),
  ),
});
