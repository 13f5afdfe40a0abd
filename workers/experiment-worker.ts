/** A web worker of an experiment. */
import { engine } from './engine'
import { expose } from 'comlink'
import { TaskRunner } from './task-runner'

expose(new TaskRunner(engine))
