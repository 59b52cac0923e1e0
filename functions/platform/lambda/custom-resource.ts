/** What CloudFormation sends to the function of a custom resource; all but the type is missing in a call by hand. */
export interface ResourceEvent {
  RequestType: 'Create' | 'Update' | 'Delete';
  /** Presigned address that takes the answer. */
  ResponseURL?: string;
  StackId?: string;
  RequestId?: string;
  LogicalResourceId?: string;
  PhysicalResourceId?: string;
}

/** The same resource through all its updates: another id would make CloudFormation delete the one before. */
const resourceId = 'web-files';

/** CloudFormation takes 4096 bytes in all. */
const longestReason = 1000;

/**
 * Does the work of a custom resource and tells CloudFormation how it ended ("Custom resource request and response
 * reference"). Without an answer the deployment waits for an hour.
 *
 * @throws what the work threw, when it is not reported otherwise
 */
export async function answering<T>(event: ResourceEvent, work: () => Promise<T>): Promise<T | undefined> {
  try {
    const result = await work();
    await tell(event, 'SUCCESS');
    return result;
  } catch (error) {
    if (event.ResponseURL === undefined) throw error;
    await tell(event, 'FAILED', String(error).slice(0, longestReason));
    return undefined;
  }
}

async function tell(event: ResourceEvent, status: 'SUCCESS' | 'FAILED', reason?: string): Promise<void> {
  if (event.ResponseURL === undefined) return;
  const { StackId, RequestId, LogicalResourceId, PhysicalResourceId = resourceId } = event;
  const body = JSON.stringify({
    Status: status,
    ...(reason !== undefined && { Reason: reason }),
    StackId,
    RequestId,
    LogicalResourceId,
    PhysicalResourceId,
  });
  // The address is signed without a type.
  const answer = await fetch(event.ResponseURL, { method: 'PUT', body, headers: { 'content-type': '' } });
  if (!answer.ok) throw new Error(`CloudFormation did not take the answer: ${answer.status}`);
}
