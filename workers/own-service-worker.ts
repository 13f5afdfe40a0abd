/**
 * The same for a run in which a payout service of the reader's own pays. It has all that such a service may import, which the
 * worker of the first run, read as the page opens, has not.
 */
import { engine } from './engine'
import { expose } from 'comlink'
import { givenService } from './given-service'
import { taskSource } from './task-source'
import { TransferringLabServer } from './transferring-lab-server'

expose(new TransferringLabServer(engine, taskSource(), givenService))
