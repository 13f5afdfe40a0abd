/** The worker’s end of the contract. */
import { engine } from './engine'
import { expose } from 'comlink'
import { taskSource } from './task-source'
import { TransferringLabServer } from './transferring-lab-server'

expose(new TransferringLabServer(engine, taskSource()))
