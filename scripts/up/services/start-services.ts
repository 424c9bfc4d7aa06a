import type { ServiceName, ServiceSpecs } from './services.ts'
import type { Stopper } from './create-stopper.ts'
import { type ServiceHandle, supervise, type SuperviseOptions } from './supervise.ts'
import { waitReady } from './wait-ready.ts'

export type Services = { [Name in ServiceName]: ServiceHandle<Name> }

/** Starts all at once, for none waits for another to begin; resolves when each says that it is ready. */
export async function startServices(
  specs: ServiceSpecs,
  options: SuperviseOptions,
  stopper: Stopper,
): Promise<Services> {
  const services = {
    'auth-server': supervise(specs['auth-server'], options),
    'sync-server': supervise(specs['sync-server'], options),
    assistcraft: supervise(specs.assistcraft, options),
    app: supervise(specs.app, options),
  }
  await stopper.add(() => stopServices(services))
  const { signal } = stopper
  await Promise.all(
    Object.values(services).map((handle) => waitReady(specs[handle.name], handle, { signal })),
  )
  return services
}

/** First whatever makes work for others, then those. */
async function stopServices(services: Services): Promise<void> {
  await Promise.all([services.app.stop(), services.assistcraft.stop()])
  await Promise.all([services['sync-server'].stop(), services['auth-server'].stop()])
}
